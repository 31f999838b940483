// The fence around every handler: a request that fails is logged and answered, and the server goes on.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { ServerContext } from './context';

/** The parameters are not what the protocol says; `message` tells the client what was expected. */
export class InvalidParams extends Error {}

export function guardRequest<P, R>(
  context: ServerContext,
  method: string,
  handler: (context: ServerContext, params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    if (context.phase === 'new')
      throw new ResponseError(ErrorCodes.ServerNotInitialized, `${method} before initialize`);
    if (context.phase === 'shut down') throw new ResponseError(ErrorCodes.InvalidRequest, `${method} after shutdown`);
    try {
      return await Promise.race([handler(context, params, token), cancellation(token, method)]);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (error instanceof InvalidParams)
        throw new ResponseError(ErrorCodes.InvalidParams, `${method}: ${error.message}`);
      context.log(`${method} failed`, error);
      throw new ResponseError(ErrorCodes.InternalError, `SSOT Guard could not answer ${method}: ${messageOf(error)}`);
    }
  };
}

/** A cancelled request is answered at once, whatever its handler waits for. */
function cancellation(token: CancellationToken, method: string): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, `${method} was cancelled`));
    // A token that was cancelled before it was handed out tells nobody.
    if (token.isCancellationRequested) refuse();
    else token.onCancellationRequested(refuse);
  });
}

export function guardNotification<P>(
  context: ServerContext,
  method: string,
  handler: (context: ServerContext, params: P) => void | Promise<void>,
): (params: P) => Promise<void> {
  return async (params) => {
    if (context.phase !== 'running') return;
    try {
      await handler(context, params);
    } catch (error) {
      context.log(error instanceof InvalidParams ? `${method}: ${error.message}` : `${method} failed`, error);
    }
  };
}

/** The URI of `params.textDocument`, as most methods have it. */
export function documentUri(params: unknown): string {
  const uri = (params as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument?.uri;
  if (typeof uri !== 'string') throw new InvalidParams('textDocument.uri must be a string');
  return uri;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
