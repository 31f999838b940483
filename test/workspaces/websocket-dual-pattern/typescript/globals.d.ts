// The little of Node and of the test runner that the sample needs, so that it type-checks without any package.

declare const console: { info(text: string): void; log(text: string): void };
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
declare function require(path: string): any;

declare const vi: { mock(path: string, factory: () => unknown): void };
declare function test(name: string, body: () => void | Promise<void>): void;
declare function expect(actual: unknown): { toBe(wanted: unknown): void; toThrow(): void };
