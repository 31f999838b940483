// The launcher's end of the bridge: a loopback HTTP server that answers the suite, one request after the other.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Action, Reply } from './bridge-protocol';
import type { PageActions } from './page-actions';

export interface BridgeServer {
  /** For the suite's environment; holds a token, so that nobody else on the machine drives the page. */
  readonly address: string;
  /** Whether the suite has called at all: a desktop VS Code that never did has not started. */
  readonly called: () => boolean;
  /** Gives the bridge its page; until then, and on the desktop for good, requests that need one fail. */
  attach(actions: PageActions): void;
  close(): Promise<void>;
}

const BODY_LIMIT = 1_000_000;

/** `print` gets the suite's output line by line. */
export async function startBridge(print: (line: string) => void): Promise<BridgeServer> {
  const token = randomBytes(16).toString('hex');
  let actions: PageActions | undefined;
  let called = false;
  let queue: Promise<unknown> = Promise.resolve();

  const perform = async (action: Action, ask: unknown): Promise<unknown> => {
    if (action === 'hello') return { page: actions !== undefined };
    if (action === 'log') {
      print((ask as { line: string }).line);
      return null;
    }
    if (actions === undefined) throw new Error(`no page: a desktop VS Code cannot be asked to '${action}'`);
    if (!Object.hasOwn(actions, action)) throw new Error(`unknown action '${String(action)}'`);
    return (actions[action] as (ask: unknown) => Promise<unknown>)(ask);
  };

  const server = createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== `/${token}`) return send(response, 404, undefined);
    called = true;
    const answer = read(request)
      .then((body) => JSON.parse(body) as { action: Action; ask: unknown })
      .then(({ action, ask }) => {
        queue = queue.then(
          () => perform(action, ask),
          () => perform(action, ask),
        );
        return queue;
      });
    answer.then(
      (value) => send(response, 200, { ok: true, value }),
      (error: unknown) =>
        send(response, 200, { ok: false, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}`,
    called: () => called,
    attach: (given) => {
      actions = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error(`a request of the suite is larger than ${BODY_LIMIT} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, reply: Reply | undefined): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(reply === undefined ? '' : JSON.stringify(reply));
}
