// The status bar item: how many violations there are, or what the server is doing.
import { type Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { ShownState } from './state';

export class StatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('ssotGuard.status', StatusBarAlignment.Left, 0);

  constructor() {
    this.item.name = 'SSOT Guard';
    this.item.command = 'ssotGuard.violations.focus';
    this.show({ state: 'starting' });
    this.item.show();
  }

  show(state: ShownState): void {
    const { text, tooltip, background } = describe(state);
    this.item.text = text;
    this.item.tooltip = new MarkdownString(tooltip);
    this.item.accessibilityInformation = { label: `SSOT Guard: ${tooltip}`, role: 'button' };
    this.item.backgroundColor = background === undefined ? undefined : new ThemeColor(background);
    this.item.command =
      state.state === 'failed' || state.state === 'stopped' ? 'ssotGuard.showOutput' : 'ssotGuard.violations.focus';
  }

  failed(error: unknown): void {
    this.show({ state: 'failed', findings: 0, errors: 0, files: 0, message: String(error) });
  }

  dispose(): void {
    this.item.dispose();
  }
}

function describe(state: ShownState): { text: string; tooltip: string; background?: string } {
  switch (state.state) {
    case 'starting':
      return { text: '$(sync~spin) SSOT', tooltip: l10n.t('Starting…') };
    case 'stopped':
      return {
        text: '$(circle-slash) SSOT',
        tooltip: l10n.t('The language server has stopped. Click for its output.'),
      };
    case 'indexing':
      return { text: '$(sync~spin) SSOT', tooltip: state.message || l10n.t('Reading the workspace…') };
    case 'cancelled':
      return {
        text: '$(debug-pause) SSOT',
        tooltip: l10n.t(
          'Reading the workspace was cancelled; nothing is shown. Run "SSOT Guard: Read Workspace Again".',
        ),
      };
    case 'off':
      return { text: '$(circle-slash) SSOT', tooltip: l10n.t('Switched off by the setting ssotGuard.enable.') };
    case 'failed':
      return {
        text: '$(error) SSOT',
        tooltip: l10n.t('Analysis failed: {0}. Click for the output.', state.message),
        background: 'statusBarItem.errorBackground',
      };
    case 'ready': {
      const counts = l10n.t(
        '{0} violations in {1} files analysed, {2} of them errors.',
        state.findings,
        state.files,
        state.errors,
      );
      const icon = state.findings === 0 ? '$(pass)' : '$(warning)';
      return { text: `${icon} SSOT ${state.findings}`, tooltip: counts };
    }
  }
}
