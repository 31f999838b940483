// File URIs to absolute paths and back. Every other scheme names nothing that the server can analyse.
import type { Path } from '../text/paths';

/**
 * An absolute path with `/` between the parts, also on Windows (`c:/work/a.ts`, `//host/share/a.ts`), with no slash at
 * its end and the drive letter in lower case, so that two spellings of one file compare equal.
 */
export type AbsolutePath = string;

const onWindows = process.platform === 'win32';

/** `undefined` when the URI is not a well-formed `file:` URI that this machine can open. */
export function uriToPath(uri: string, windows = onWindows): AbsolutePath | undefined {
  const parts = /^file:(?:\/\/([^/?#]*))?(\/[^?#]*)?(?:[?#].*)?$/is.exec(uri);
  if (parts === null) return undefined;
  const path = decode(parts[2] ?? '/');
  const authority = decode(parts[1] ?? '');
  if (path === undefined || authority === undefined || path.includes('\0')) return undefined;
  const onHost = authority !== '' && authority.toLowerCase() !== 'localhost';
  if (!windows) return onHost ? undefined : normalise(path);
  if (onHost) return `//${authority}${normalise(path.replaceAll('\\', '/'))}`;
  return pathWithDrive(path.replaceAll('\\', '/'));
}

export function pathToUri(path: AbsolutePath): string {
  if (path.startsWith('//')) return `file:${encode(path)}`;
  return `file://${encode(path.startsWith('/') ? path : `/${path}`)}`;
}

/** The URI of a file below a folder, in the client's own spelling of the folder. */
export function uriBelow(folderUri: string, path: Path): string {
  const base = folderUri.replace(/\/+$/, '');
  return path === '' ? base : `${base}/${encode(path)}`;
}

/** A path of this machine's own form to ours. */
export function fromNative(path: string, windows = onWindows): AbsolutePath {
  if (!windows) return normalise(path);
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('//') ? `/${normalise(slashed.slice(1))}` : pathWithDrive(`/${slashed}`);
}

export function joinAbsolute(root: AbsolutePath, path: Path): AbsolutePath {
  if (path === '') return root;
  return root.endsWith('/') ? root + path : `${root}/${path}`;
}

/** The path below `root` (empty for the root itself); `undefined` when it lies elsewhere. */
export function relativeTo(root: AbsolutePath, path: AbsolutePath): Path | undefined {
  if (path === root) return '';
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

function pathWithDrive(path: string): AbsolutePath {
  const drive = /^\/([a-z]):(.*)$/is.exec(path);
  if (drive === null) return normalise(path);
  return `${drive[1]!.toLowerCase()}:${normalise(drive[2] === '' ? '/' : drive[2]!)}`;
}

function normalise(path: string): AbsolutePath {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** As VS Code writes URIs: everything but letters, digits, `-._~` and the slash is percent-encoded. */
function encode(path: string): string {
  if (!/[^\w\-.~/]/.test(path)) return path;
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[!'()*]/g, percent))
    .join('/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
