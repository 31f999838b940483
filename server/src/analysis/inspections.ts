// What the rules find, kept up to date one unit at a time.
import type { Derivations } from '../graph/incremental/derivations';
import { Derived, isFollowing } from '../graph/incremental/derived';
import { type Steps, together } from '../graph/incremental/steps';
import { type Graph, observe } from '../graph/model';
import type { Finding, Inspection, RelatedPlace, Rule, RuleId, RuleResult } from '../rules/rule';
import type { FailedRule } from './report';
import type { Settings } from './settings';

/** What one unit of a rule came to. */
export interface UnitResult {
  readonly rule: RuleId;
  /** Stands for the unit. */
  readonly unit: object;
  /** `undefined`: the unit is gone. */
  readonly result: RuleResult | undefined;
}

const outcomeOptions = { same: isNothing };

/** One of many: what they have in common lies in `inspection`. */
class Checked {
  private derived: Derived<Outcome, Checked> | undefined;
  /** Whether it came to something the last time. */
  isTold = false;

  constructor(
    readonly rule: RuleId,
    readonly inspection: Inspection,
    readonly unit: unknown,
  ) {}

  /** `onStale` is called when the outcome may be another one. */
  outcome(judge: (checked: Checked) => Outcome, onStale: (checked: Checked) => void): Outcome {
    if (!isFollowing()) return judge(this);
    this.derived ??= new Derived<Outcome, Checked>(judge, outcomeOptions, this, onStale);
    return this.derived.peek();
  }

  dispose(): void {
    this.derived?.dispose();
  }
}

type Outcome = RuleResult & { readonly failure?: string };

/** For one set of files and one configuration. A rule that fails costs its own findings and no others. */
export class Inspections {
  /** Rules that are on. */
  readonly rules: readonly RuleId[];
  private readonly derivations: Derivations;
  private readonly stale = new Set<Checked>();
  private readonly moved: (() => void)[] = [];
  /** Since the last time. */
  private readonly changed = new Map<object, UnitResult>();
  private readonly failed = new Map<RuleId, Map<Checked | undefined, string>>();

  constructor(
    private readonly graph: Graph,
    rules: readonly Rule[],
    settings: Settings,
  ) {
    this.derivations = graph.derivations;
    const running = rules.filter(({ meta }) => !settings.isOff(meta.id));
    this.rules = running.map(({ meta }) => meta.id);
    for (const { meta, inspect } of running) {
      try {
        for (const each of inspect(graph, settings.ruleContext(meta.id))) this.follow(meta.id, each);
      } catch (error) {
        this.failed.set(meta.id, new Map([[undefined, textOf(error)]]));
      }
    }
  }

  /** One text for each rule that failed. */
  failures(): FailedRule[] {
    return [...this.failed].flatMap(([rule, errors]) => {
      const [reason] = errors.values();
      return reason === undefined ? [] : [{ rule, reason }];
    });
  }

  /** The units that have come to something else since the last time; those that come to nothing and did so are left out. */
  *refreshing(): Steps<UnitResult[]> {
    const { changed } = this;
    yield* this.derivations.refreshing();
    while (this.stale.size > 0 || this.moved.length > 0) {
      for (const move of this.moved.splice(0)) move();
      let quick = 0;
      for (const checked of this.stale) {
        this.stale.delete(checked);
        const { rule } = checked;
        const result = checked.outcome(this.outcome, this.onStale);
        this.note(checked, result.failure);
        const isTold = result.findings.length > 0 || result.groups.length > 0;
        if (isTold || checked.isTold) changed.set(checked, { rule, unit: checked, result });
        checked.isTold = isTold;
        // What finds something may have taken long.
        if (result.findings.length > 0 || ++quick % together === 0) yield;
      }
      yield* this.derivations.refreshing();
    }
    const all = [...changed.values()];
    changed.clear();
    return all;
  }

  private follow(rule: RuleId, inspection: Inspection): void {
    const { units } = inspection;
    const known = new Map<unknown, Checked>();
    const settle = (unit: unknown) => {
      const before = known.get(unit);
      if (units.has(unit) === (before !== undefined)) return;
      if (before === undefined) {
        const checked = new Checked(rule, inspection, unit);
        known.set(unit, checked);
        this.stale.add(checked);
        return;
      }
      before.dispose();
      known.delete(unit);
      this.stale.delete(before);
      this.note(before, undefined);
      this.changed.set(before, { rule, unit: before, result: undefined });
    };
    units.watch((unit) => this.moved.push(() => settle(unit)));
    this.moved.push(() => {
      for (const unit of units.all()) settle(unit);
    });
  }

  private readonly onStale = (checked: Checked) => {
    this.stale.add(checked);
  };

  private readonly outcome = ({ inspection, unit }: Checked): Outcome => {
    try {
      const result = inspection.judge(unit);
      if (result.findings.length === 0 && result.groups.length === 0) return nothing;
      // A finding speaks of places, which may move though nothing else changes.
      const files = new Set<string>();
      for (const { file, related } of result.findings) {
        files.add(file);
        for (const place of related) files.add(place.file);
      }
      for (const file of files) this.watch(file);
      return detached(result);
    } catch (error) {
      return { findings: [], groups: [], failure: textOf(error) };
    }
  };

  private watch(file: string): void {
    const module = this.graph.module(file);
    if (module !== undefined) observe(module);
  }

  private note(checked: Checked, failure: string | undefined): void {
    const errors = this.failed.get(checked.rule);
    if (failure === undefined) errors?.delete(checked);
    else if (errors === undefined) this.failed.set(checked.rule, new Map([[checked, failure]]));
    else errors.set(checked, failure);
  }
}

function isNothing(before: Outcome, after: Outcome): boolean {
  return before.findings.length === 0 && after.findings.length === 0 && before.failure === after.failure;
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : `${error}`;
}

/** What most units come to. */
const nothing: RuleResult = { findings: [], groups: [] };

/** With spans of its own: those of facts change with the text. */
function detached({ findings, groups }: RuleResult): RuleResult {
  const places = new Map<RelatedPlace, RelatedPlace>();
  return { findings: findings.map((finding) => withOwnSpans(finding, places)), groups };
}

/** A place that several findings share stays one. */
function withOwnSpans(finding: Finding, places: Map<RelatedPlace, RelatedPlace>): Finding {
  const related = finding.related.map((place) => {
    const known = places.get(place);
    if (known !== undefined) return known;
    const own = { ...place, span: { ...place.span } };
    places.set(place, own);
    return own;
  });
  return { ...finding, span: { ...finding.span }, related };
}
