/** Who is there. */
import { LegacyConnectionRegistry } from '../realtime/registry';

/** How many connections these users hold. */
export function countPresent(names: readonly string[]): number {
  const registry = new LegacyConnectionRegistry();
  names.forEach((name, number) => registry.register(`connection-${number}`, name));
  return registry.count();
}
