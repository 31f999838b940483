// Our facts of behaviour in the shape that python_behaviour.py prints.
import type { Facts } from '../../server/src/facts/facts';
import { lineAt } from '../../server/src/text/line-index';

export function simplifiedBehaviour({ behaviour, lineStarts }: Facts) {
  const line = (offset: number) => lineAt(lineStarts, offset);
  return {
    behaviour: behaviour.functions.map((each) => ({
      name: each.name,
      owner: each.owner,
      kind: each.kind,
      line: line(each.nameSpan.start),
      decorators: each.decorators,
      parameters: each.parameters.map(({ name, read }) => [name, read]),
      returns: each.returns.map((value) => [
        value.creates,
        value.arguments,
        value.holder,
        value.key,
        line(value.span.start),
      ]),
      writes: each.writes.map((write) => [
        write.state,
        write.how,
        write.key,
        write.value,
        write.creates,
        write.onExit,
        write.resets,
        line(write.span.start),
      ]),
    })),
    states: behaviour.states
      .map(
        ({ name, kind, creates, bounded, nameSpan }) => [name, kind, creates, bounded, line(nameSpan.start)] as const,
      )
      .sort((a, b) => a[4] - b[4] || (a[0] < b[0] ? -1 : 1)),
  };
}
