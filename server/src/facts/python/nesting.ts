// What is open at a place in the text: brackets, and the layers of an f-string.

export const Layer = {
  bracket: 0,
  /** The literal part of an f-string, from its quote on. */
  literal: 1,
  /** The expression between `{` and `}` of an f-string. */
  field: 2,
  /** The format specification behind the expression's colon. */
  specification: 3,
} as const;

export const triple = 0x10000;
export const raw = 0x20000;

/** A stack in flat arrays, so that deep nesting costs neither objects nor recursion. */
export class Nesting {
  depth = 0;
  /** The innermost layer; -1 outside everything. */
  top = -1;
  private layers = new Uint8Array(64);
  private tokens = new Int32Array(64);
  private styles = new Int32Array(64);

  /** `token` opened it. */
  push(layer: number, token: number): void {
    this.pushStyled(layer, token, this.style());
  }

  pushLiteral(token: number, style: number): void {
    this.pushStyled(Layer.literal, token, style);
  }

  pop(): void {
    this.depth--;
    this.top = this.depth === 0 ? -1 : this.layers[this.depth - 1]!;
  }

  /** The layer `down` levels below the innermost; -1 where nothing is open. */
  layer(down: number): number {
    const at = this.depth - 1 - down;
    return at < 0 ? -1 : this.layers[at]!;
  }

  token(down = 0): number {
    return this.tokens[this.depth - 1 - down]!;
  }

  /** The innermost f-string's quote with the bits `triple` and `raw`; 0 outside f-strings. */
  style(): number {
    return this.depth === 0 ? 0 : this.styles[this.depth - 1]!;
  }

  private pushStyled(layer: number, token: number, style: number): void {
    if (this.depth === this.layers.length) this.grow();
    this.layers[this.depth] = layer;
    this.tokens[this.depth] = token;
    this.styles[this.depth] = style;
    this.depth++;
    this.top = layer;
  }

  private grow(): void {
    const size = this.layers.length * 2;
    const layers = new Uint8Array(size);
    const tokens = new Int32Array(size);
    const styles = new Int32Array(size);
    layers.set(this.layers);
    tokens.set(this.tokens);
    styles.set(this.styles);
    this.layers = layers;
    this.tokens = tokens;
    this.styles = styles;
  }
}
