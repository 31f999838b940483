// Entry of the bundle dist/server.js.
import { startServer } from './main';

startServer(process.argv.slice(2));
