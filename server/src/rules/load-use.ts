// In words what a module does with a name while it loads.

/** A clause to follow the name; empty where there is nothing to add. */
export function useOf(why: string): string {
  return uses[why] ?? '';
}

const uses: Readonly<Record<string, string>> = {
  'base class': ' as a base class',
  decorator: ' in a decorator',
  'default argument': ' as a default argument',
  call: ' for a call',
  'class body': ' in a class body',
  'enum value': ' as an enum value',
  're-assignment': ' to give it another name',
  annotation: ' in an annotation',
};
