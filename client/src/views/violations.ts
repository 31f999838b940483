// The sidebar's tree of violations: folder (when there are several) → rule → group → place.
import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  type ViewBadge,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type ViolationFolder,
  type ViolationGroup,
  type ViolationPlace,
  type ViolationRule,
  type ViolationTree,
  violationsRequest,
} from '../../../server/src/lsp/protocol';
import type { ShownState } from '../state';

type Row =
  | { readonly kind: 'folder'; readonly folder: ViolationFolder }
  | { readonly kind: 'rule'; readonly folder: ViolationFolder; readonly rule: ViolationRule }
  | { readonly kind: 'group'; readonly folder: ViolationFolder; readonly group: ViolationGroup }
  | { readonly kind: 'place'; readonly folder: ViolationFolder; readonly place: ViolationPlace };

export interface ViolationsView extends Disposable {
  /** Asks the server again and redraws. */
  refresh(): Promise<void>;
  update(state: ShownState): void;
}

export function createViolationsView(client: LanguageClient): ViolationsView {
  const rows = new Rows();
  const tree = window.createTreeView('ssotGuard.violations', { treeDataProvider: rows, showCollapseAll: true });
  // The tree is fetched when somebody looks at it, one request at a time, however often it changes meanwhile.
  let stale = true;
  let findings = 0;
  let fetching: Promise<void> | undefined;
  const fetch = async () => {
    while (stale) {
      stale = false;
      rows.show(client.isRunning() ? await client.sendRequest<ViolationTree>(violationsRequest) : { folders: [] });
    }
  };
  const refresh = () => {
    stale = true;
    fetching ??= fetch().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  const refreshIfSeen = () => {
    if (tree.visible && stale) refresh().catch((error) => client.error('The violations could not be fetched', error));
  };
  const seen = tree.onDidChangeVisibility(refreshIfSeen);
  return {
    refresh,
    update(state) {
      tree.message = messageFor(state);
      tree.badge = badgeFor(state);
      commands.executeCommand('setContext', 'ssotGuard.state', state.state);
      stale = true;
      // While the workspace is read what an earlier run found is shown, if it still holds: that comes once, not with each step.
      const before = findings;
      findings = findingsOf(state);
      if (state.state !== 'indexing' || findings !== before) refreshIfSeen();
    },
    dispose() {
      seen.dispose();
      tree.dispose();
      rows.dispose();
    },
  };
}

function messageFor(state: ShownState): string {
  if (state.state === 'indexing') return readingMessage(state.message, findingsOf(state) > 0);
  if (state.state === 'failed') return l10n.t('Analysis failed: {0}', state.message);
  return '';
}

function readingMessage(howFar: string, showsEarlier: boolean): string {
  const reading = howFar === '' ? l10n.t('Reading the workspace…') : l10n.t('Reading the workspace: {0}.', howFar);
  return showsEarlier ? `${reading} ${l10n.t('Until then, what the last run found:')}` : reading;
}

function badgeFor(state: ShownState): ViewBadge | undefined {
  const count = findingsOf(state);
  return count === 0 ? undefined : { value: count, tooltip: l10n.t('{0} violations', count) };
}

function findingsOf(state: ShownState): number {
  return 'findings' in state ? state.findings : 0;
}

class Rows implements TreeDataProvider<Row>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private folders: readonly ViolationFolder[] = [];

  show({ folders }: ViolationTree): void {
    this.folders = folders;
    this.changed.fire();
  }

  getChildren(row?: Row): Row[] {
    if (row === undefined) {
      const shown = this.folders.filter(({ rules }) => rules.length > 0);
      const [only, ...others] = shown;
      if (only !== undefined && others.length === 0 && this.folders.length === 1) return rulesOf(only);
      return shown.map((folder) => ({ kind: 'folder', folder }));
    }
    const { folder } = row;
    if (row.kind === 'folder') return rulesOf(folder);
    if (row.kind === 'rule') return row.rule.groups.map((group) => ({ kind: 'group', folder, group }));
    if (row.kind === 'group') return row.group.places.map((place) => ({ kind: 'place', folder, place }));
    return [];
  }

  getTreeItem(row: Row): TreeItem {
    switch (row.kind) {
      case 'folder':
        return folderItem(row.folder);
      case 'rule':
        return ruleItem(row.folder, row.rule);
      case 'group':
        return groupItem(row.folder, row.group);
      case 'place':
        return placeItem(row.place);
    }
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function rulesOf(folder: ViolationFolder): Row[] {
  return folder.rules.map((rule) => ({ kind: 'rule', folder, rule }));
}

function folderItem({ uri, name, rules }: ViolationFolder): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.iconPath = ThemeIcon.Folder;
  const count = rules.reduce((sum, each) => sum + each.count, 0);
  item.description = String(count);
  item.accessibilityInformation = { label: l10n.t('{0}, {1} violations', name, count) };
  return item;
}

function ruleItem(folder: ViolationFolder, { rule, count, groups }: ViolationRule): TreeItem {
  const item = new TreeItem(rule, TreeItemCollapsibleState.Collapsed);
  item.id = `${folder.uri} ${rule}`;
  item.description = String(count);
  item.iconPath = severityIcon(groups.flatMap(({ places }) => places));
  item.contextValue = 'rule';
  item.accessibilityInformation = { label: l10n.t('{0}, {1} violations', rule, count) };
  return item;
}

function groupItem(folder: ViolationFolder, { id, title, places }: ViolationGroup): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  item.id = `${folder.uri} ${id}`;
  item.description = String(places.length);
  item.iconPath = severityIcon(places);
  item.accessibilityInformation = { label: l10n.t('{0}, {1} places', title, places.length) };
  return item;
}

function placeItem({ uri, path, range, severity, message }: ViolationPlace): TreeItem {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const item = new TreeItem(`${name}:${range.start.line + 1}`, TreeItemCollapsibleState.None);
  item.description = message;
  item.tooltip = new MarkdownString().appendText(`${path}:${range.start.line + 1}\n\n${message}`);
  item.iconPath = icons[severity];
  item.accessibilityInformation = { label: `${severity}: ${path}, ${range.start.line + 1}: ${message}` };
  const { start, end } = range;
  item.command = {
    command: 'ssotGuard.goTo',
    title: l10n.t('Go to Violation'),
    arguments: [Uri.parse(uri), new Range(start.line, start.character, end.line, end.character)],
  };
  return item;
}

const icons = {
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  info: new ThemeIcon('info', new ThemeColor('editorInfo.foreground')),
};

function severityIcon(places: readonly ViolationPlace[]): ThemeIcon {
  for (const severity of ['error', 'warning'] as const) {
    if (places.some((place) => place.severity === severity)) return icons[severity];
  }
  return icons.info;
}
