// Writing a result to a file that the person named.
import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, UsageError } from './exit-status';

/** Fails before the work is done rather than after. */
export function expectWritable(command: string, file: string): void {
  const folder = dirname(file);
  if (existsSync(file) && statSync(file).isDirectory()) {
    throw new UsageError(`--output expects a file; found the folder ${file}.`, command);
  }
  if (!existsSync(folder))
    throw new UsageError(`--output expects a file in a folder that exists; found no ${folder}.`, command);
  try {
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--output expects a file that can be written; found ${file} (${codeOf(error)}).`, command);
  }
}

export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`cannot write ${file} (${codeOf(error)})`);
  }
}
