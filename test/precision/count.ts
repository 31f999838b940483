// Precision and recall over labels.
import type { Label } from './labels';

export interface Figures {
  readonly labels: number;
  /** Labels that say that a finding there is right, reported or not. */
  readonly right: number;
  readonly reported: number;
  readonly rightlyReported: number;
  /** 0 to 1; undefined where nothing is reported. */
  readonly precision: number | undefined;
  /** Of what is labelled right: 0 to 1; undefined where nothing is. */
  readonly recall: number | undefined;
}

/** `isReported`: what would be reported, where that is another thing than the defaults. */
export function figuresOf(labels: readonly Label[], isReported = ({ reported }: Label) => reported): Figures {
  const right = labels.filter((label) => label.right).length;
  const reported = labels.filter(isReported);
  const rightlyReported = reported.filter((label) => label.right).length;
  return {
    labels: labels.length,
    right,
    reported: reported.length,
    rightlyReported,
    precision: reported.length === 0 ? undefined : rightlyReported / reported.length,
    recall: right === 0 ? undefined : rightlyReported / right,
  };
}

/** What a threshold lets through: a score of at least `minimum`, and no fewer members than `minMembers` where there are any. */
export function reaches(minimum: number, minMembers: number): (label: Label) => boolean {
  return ({ score = 0, least = minMembers }) => score >= minimum && least >= minMembers;
}
