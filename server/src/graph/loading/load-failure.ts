// What goes wrong when a module of a runtime cycle is the first to be loaded.
import type { Step } from '../../facts/load-facts';
import type { Edge, Module } from '../model';

/** A module whose loading fails, because a name of a module that is still being loaded is not there yet. */
export interface LoadFailure {
  /** The module that the program loads first. */
  readonly entry: Module;
  /** The module that asks for the name; its evaluation fails. */
  readonly module: Module;
  /**
   * The import of the component by which `module` gets the name: what brings it there. Python, where that is none of the
   * component: the innermost of its imports that are under way; where there is none, an import from outside the component.
   */
  readonly edge: Edge;
  /** The name that is not there yet, as written where it is asked for (`Base`, `ns.Base`). */
  readonly name: string;
  readonly place: LoadPlace;
  /** What is done with it there: `base class`, `decorator`, `call`, …, or `import` when the import itself fails. */
  readonly why: string;
}

/** Where something happens while a module loads: told by what stands there, so that it holds while offsets change. */
export class LoadPlace {
  /** Index of the body in which it happens; -1 at module level. */
  private readonly body: number;
  private readonly index: number;
  /** Of an import the binding that it is about; -1 for the step itself. */
  private readonly binding: number;

  constructor(
    private readonly module: Module,
    private readonly step: Step,
    at: number,
  ) {
    const { load, imports } = module.facts;
    this.body = load.steps.includes(step) ? -1 : load.bodies.findIndex(({ steps }) => steps.includes(step));
    this.index = this.steps()?.indexOf(step) ?? -1;
    const bindings = at === step.at ? [] : (imports[step.import]?.bindings ?? []);
    this.binding = bindings.findIndex(({ importedSpan, span }) => importedSpan.start === at || span.start === at);
  }

  /** Offset in the module. */
  get at(): number {
    if (this.binding >= 0) {
      const { importedSpan, span, imported } = this.module.facts.imports[this.step.import]!.bindings[this.binding]!;
      return imported === '*' ? span.start : importedSpan.start;
    }
    return (this.steps()?.[this.index] ?? this.step).at;
  }

  private steps(): readonly Step[] | undefined {
    const { steps, bodies } = this.module.facts.load;
    return this.body < 0 ? steps : bodies[this.body]?.steps;
  }
}
