// Names that speak of one user: which identifiers carry a user's own value, and which only a thing of the program.
import { wordsOf } from '../../text/words';

const identities = new Set(['id', 'ids', 'pk', 'uid', 'uuid', 'guid']);
/** What is read of a context and tells whose it is. */
const telling = new Set([...identities, 'sub', 'sid', 'email', 'username', 'slug', 'token', 'key', 'tostring', 'hex']);
/** Words before the name that leave its meaning: `currentUser`, `authenticated_user`. */
const fillers = new Set(['current', 'my', 'this', 'authenticated', 'auth', 'logged', 'in', 'active', 'new', 'the']);
/** Things of the program that go by these names as often: database sessions, clients of services, pools' connections. */
const infrastructure = new Set(['client', 'connection', 'session', 'request']);

export class ContextNames {
  private readonly names: readonly (readonly string[])[];
  private readonly known = new Map<string, Meaning>();

  /** `contextNames` as configured. */
  constructor(contextNames: readonly string[]) {
    this.names = contextNames.map(wordsOf);
  }

  /** The identifier (`userId`, `request`) that carries a value of one user; `whole`: only as what tells whose it is. */
  in(identifiers: readonly string[], whole = false): string | undefined {
    return identifiers.find((identifier, at) => {
      const meaning = this.meaningOf(identifier);
      if (meaning === 'identity') return true;
      if (meaning === undefined) return false;
      const next = identifiers[at + 1];
      if (next === undefined || this.meaningOf(next) !== undefined) return true;
      if (isTelling(next)) return true;
      return meaning === 'person' && !whole;
    });
  }

  /** Whether the name itself is one of a context: `person`: always one of a user; `identity`: says whose. */
  meaningOf(identifier: string): Meaning {
    if (this.known.has(identifier)) return this.known.get(identifier);
    const meaning = this.read(identifier);
    this.known.set(identifier, meaning);
    return meaning;
  }

  private read(identifier: string): Meaning {
    // Classes, constants.
    if (/^[_$#]*[A-Z]/.test(identifier)) return undefined;
    let words = wordsOf(identifier);
    while (words.length > 1 && fillers.has(words[0]!)) words = words.slice(1);
    for (const name of this.names) {
      if (!name.every((word, at) => words[at] === word)) continue;
      if (words.length === name.length) return infrastructure.has(name.join(' ')) ? 'ambiguous' : 'person';
      if (words.length === name.length + 1 && identities.has(words.at(-1)!)) return 'identity';
    }
    return undefined;
  }
}

export type Meaning = 'person' | 'identity' | 'ambiguous' | undefined;

function isTelling(identifier: string): boolean {
  return telling.has(identifier.toLowerCase()) || identities.has(wordsOf(identifier).at(-1) ?? '');
}

/** A type that says that a `session` is no user's: of a database, of HTTP. */
export function isServiceType(type: string): boolean {
  return /(^|\.)(Async|Sync|Http|Client|Orm|DB|Db|Database|Sql|Boto3?)?(Session|SessionMaker|Connection|Client)$/.test(
    type,
  );
}
