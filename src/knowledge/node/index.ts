export { createFolderStore } from './folder-store.js';
