export { runInTerminal, type TerminalOptions } from './run-in-terminal.js';
