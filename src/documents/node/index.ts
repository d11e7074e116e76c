export { type ReadFolderOptions, readFolder } from './read-folder.js';
