// Command: fetches the violations again.
import { commands, type Disposable } from 'vscode';
import type { ViolationsView } from '../views/violations';

export function refresh(view: ViolationsView): Disposable {
  return commands.registerCommand('ssotGuard.refresh', () => view.refresh());
}
