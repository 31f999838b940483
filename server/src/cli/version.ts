// The version of the package, put in by the bundler.
import { version as packaged } from '../../../package.json';

export const version: string = packaged;
