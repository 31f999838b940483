// Unpacks the Chromium that @sparticuz/chromium carries: `node unpack-browser.mjs PACKAGES_DIR TARGET_DIR` (Node 22 or newer).
import { rename } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [packages, target] = process.argv.slice(2);
// The package unpacks into the temporary directory and reads it at each call.
process.env.TMPDIR = target;
const home = path.join(packages, 'node_modules/@sparticuz/chromium');
const { inflate } = await import(pathToFileURL(path.join(home, 'build/index.js')).href);
// al2023: the NSS libraries, for machines that have none; swiftshader: WebGL without a graphics card.
for (const archive of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br']) {
  await inflate(path.join(home, 'bin', archive));
}
await rename(path.join(target, 'al2023/lib'), path.join(target, 'nss'));
