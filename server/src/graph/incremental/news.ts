// What a list that only grows has got since it was last looked at.

export class News<T> {
  private seen: number;

  /** `list` is asked each time; what is in it now is no news. */
  constructor(private readonly list: () => readonly T[]) {
    this.seen = list().length;
  }

  /** Each new item once, however often it was added. */
  take(): ReadonlySet<T> {
    const list = this.list();
    const news = new Set(list.slice(this.seen));
    this.seen = list.length;
    return news;
  }
}
