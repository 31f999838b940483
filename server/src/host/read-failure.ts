// Failures of the file system, in words that complete "this file …".

/** `cannot be read: permission denied`. Anything unknown keeps its own message. */
export function readFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: permission denied';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'is not there any more';
    case 'ELOOP':
      return 'is a link that leads back to itself';
    case 'EISDIR':
      return 'is a folder';
    case 'EMFILE':
    case 'ENFILE':
      return 'cannot be read: too many files are open on this machine';
    case 'EIO':
      return 'cannot be read: the disk reports an error';
    default:
      return `cannot be read: ${message ?? String(error)}`;
  }
}
