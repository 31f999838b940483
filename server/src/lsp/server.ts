// Entry of the bundle dist/server.js.
import '../host/compile-effort';
import { startServer } from './main';

startServer(process.argv.slice(2));
