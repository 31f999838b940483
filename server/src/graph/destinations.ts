// Where an import ought to lead instead: past shims, by configuration, and by what is deprecated in favour of another.
import { isPythonPackage, type Path } from '../text/paths';
import { family, Reads } from './incremental/derived';
import { sameItems } from './incremental/same';
import { localNamesOf } from './local-names';
import type { Graph, Module } from './model';
import { forwardedHome, forwardsAll, type Shim, shimOf } from './shims';
import { type Home, homeOf } from './symbols';

export type Reason = 'configured' | 'shim' | 'legacy' | 'deprecated';

export interface Destination {
  readonly reason: Reason;
  /** Module to import from; `undefined` when the old path is known to be wrong but the right one is not known. */
  readonly to: Module | undefined;
  /** As configured, when that module is not in the workspace. */
  readonly toName: string;
  /** The name there; `*` for the module as a whole. */
  readonly name: string;
}

/** What is configured, made ready for many questions; `from` and `to` are module names as the language writes them. */
export interface Canon {
  readonly isLegacy: (path: Path) => boolean;
  readonly canonicalImports: readonly {
    readonly from: string;
    readonly to: string;
    readonly rename: Readonly<Record<string, string>>;
  }[];
}

/** Answers for one set of files, remembering which modules are shims. */
export class Destinations {
  /** `undefined` where a module is none. */
  readonly shim: (module: Module) => Shim | undefined;
  /** What the module itself is deprecated in favour of; empty where it is not. */
  private readonly replacementOf: (module: Module) => string;
  private readonly rewritten: ReadonlyMap<string, Canon['canonicalImports'][number]>;

  constructor(
    private readonly graph: Graph,
    private readonly canon: Canon,
  ) {
    const { structure: reads } = Reads;
    this.shim = family((module: Module) => shimOf(graph, module, canon.isLegacy), { same: isSameShim, reads });
    this.replacementOf = family((module: Module) => module.facts.markers.deprecated?.replacement ?? '', { reads });
    this.rewritten = new Map(
      canon.canonicalImports.map((each) => {
        const [moduleName, symbol] = each.from.split('#');
        const module = graph.moduleNamed(moduleName!);
        return [key(module?.path ?? moduleName!, symbol), each];
      }),
    );
  }

  /** For `name` (`*`: the whole module) imported from `target`; `written` is the specifier, for modules not in the workspace. */
  of(importer: Module, target: Module | undefined, written: string, name: string): Destination | undefined {
    const configured = this.configured(target, written, name);
    if (configured !== undefined || target === undefined) return configured;
    if (this.shim(target) !== undefined) return this.pastShim(importer, target, name);
    const deprecated = this.replacement(target, name);
    if (deprecated !== undefined) return this.besideOld(target, name, deprecated);
    if (this.canon.isLegacy(target.path)) return { reason: 'legacy', to: undefined, toName: '', name };
    return undefined;
  }

  private configured(target: Module | undefined, written: string, name: string): Destination | undefined {
    if (this.rewritten.size === 0) return undefined;
    const place = target?.path ?? written;
    const entry = this.rewritten.get(key(place, name)) ?? this.rewritten.get(key(place, undefined));
    if (entry === undefined) return undefined;
    const [toModule, toSymbol] = entry.to.split('#');
    const to = this.graph.moduleNamed(toModule!);
    if (to !== undefined && to === target && toSymbol === undefined) return undefined;
    const renamed = toSymbol ?? (Object.hasOwn(entry.rename, name) ? entry.rename[name]! : name);
    return { reason: 'configured', to, toName: toModule!, name: renamed };
  }

  private pastShim(importer: Module, target: Module, name: string): Destination {
    if (name === '*') {
      const to = this.endOf(target);
      return { reason: 'shim', to, toName: to?.name ?? '', name };
    }
    const home = this.reachable(importer, this.endOfName(target, name));
    return { reason: 'shim', to: home?.module, toName: home?.module.name ?? '', name: home?.name ?? name };
  }

  /** Whether `*` of a module may be written as `*` of where it leads: no shim on the way passes on some names only. */
  passesOnAll(target: Module, end: Module): boolean {
    const seen = new Set<Module>();
    for (let at = target; at !== end && !seen.has(at); ) {
      seen.add(at);
      const shim = this.shim(at);
      if (shim === undefined) return true;
      if (!forwardsAll(shim)) return false;
      at = shim.targets[0]!;
    }
    return true;
  }

  /** The module that a chain of shims ends in; `undefined` where it parts. */
  private endOf(shim: Module): Module | undefined {
    const seen = new Set<Module>();
    let at: Module | undefined = shim;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const targets: readonly Module[] | undefined = this.shim(at)?.targets;
      if (targets === undefined) return at;
      at = targets.length === 1 ? targets[0] : undefined;
    }
    return undefined;
  }

  /** Where the forwarding of a name ends: a wrapper may call one that lies in another shim. */
  private endOfName(shim: Module, name: string): Home | undefined {
    const seen = new Set([shim]);
    let home = forwardedHome(this.graph, shim, name);
    while (home !== undefined && home.name !== '*' && !seen.has(home.module) && this.shim(home.module) !== undefined) {
      seen.add(home.module);
      const next = forwardedHome(this.graph, home.module, home.name);
      if (next === undefined) break;
      home = next;
    }
    return home;
  }

  /** Into another package one goes by what that package offers, not past it. */
  private reachable(importer: Module, home: Home | undefined): Home | undefined {
    if (home === undefined || this.graph.packageOf(home.module) === this.graph.packageOf(importer)) return home;
    const offered = home.via.find((each) => {
      return this.graph.isPackageEntry(each) && this.graph.packageOf(each) === this.graph.packageOf(home.module);
    });
    if (offered === undefined) return home;
    const found = homeOf(this.graph, offered, home.name);
    return found?.module === home.module ? { ...home, module: offered } : home;
  }

  /** Where the old name was handed out its replacement is imported from as well, if it is handed out there, too. */
  private besideOld(target: Module, old: string, destination: Destination): Destination {
    const { to, name } = destination;
    if (to === undefined || to === target || name === '*') return destination;
    const wanted = homeOf(this.graph, to, name);
    const handing = [target, ...(homeOf(this.graph, target, old)?.via ?? [])].filter(handsOut);
    const beside = handing.find((each) => {
      const found = homeOf(this.graph, each, name);
      return found !== undefined && found.module === wanted?.module && found.name === wanted.name;
    });
    return beside === undefined ? destination : { ...destination, to: beside, toName: beside.name };
  }

  private replacement(target: Module, name: string): Destination | undefined {
    const home = name === '*' ? undefined : homeOf(this.graph, target, name);
    const own = home?.definition?.markers.deprecated?.replacement ?? '';
    if (own !== '' && home !== undefined) {
      const found = this.named(own, home.module);
      const whole = found?.name === '*' && homeOf(this.graph, found.to!, home.name) !== undefined;
      if (found !== undefined && whole) return { ...found, name: home.name };
      if (found !== undefined && found.name !== '*' && !(found.to === home.module && found.name === home.name))
        return found;
    }
    const whole = this.replacementOf(target);
    const found = whole === '' ? undefined : this.named(whole, target);
    if (found === undefined || found.to === target) return undefined;
    if (found.name !== '*') return found;
    return name === '*' || homeOf(this.graph, found.to!, name) !== undefined ? { ...found, name } : undefined;
  }

  /** What a deprecation names: a module, a name in a module, or another name in the same module. */
  private named(text: string, near: Module): Destination | undefined {
    const module = this.graph.moduleNamed(text) ?? this.graph.resolve(text, near);
    if (module !== undefined) return { reason: 'deprecated', to: module, toName: module.name, name: '*' };
    if (localNamesOf(near.facts).definition(text) !== undefined) {
      return { reason: 'deprecated', to: near, toName: near.name, name: text };
    }
    const cut = Math.max(text.lastIndexOf('.'), text.lastIndexOf('#'));
    if (cut <= 0) return undefined;
    const owner = this.graph.moduleNamed(text.slice(0, cut)) ?? this.graph.resolve(text.slice(0, cut), near);
    const home = owner && homeOf(this.graph, owner, text.slice(cut + 1));
    if (home === undefined) return undefined;
    return { reason: 'deprecated', to: home.module, toName: home.module.name, name: home.name };
  }
}

/** Python: what another module than a package's own imports is there for its own use. */
function handsOut({ path, facts }: Module): boolean {
  return facts.language !== 'python' || isPythonPackage(path);
}

function isSameShim(a: Shim | undefined, b: Shim | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.kind === b.kind && sameItems(a.targets, b.targets);
}

function key(place: string, symbol: string | undefined): string {
  return symbol === undefined ? place : `${place}#${symbol}`;
}
