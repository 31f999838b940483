/** Which document was opened last. */
const lastOpened = new Map<string, { userId: string; document: string }>();

/** Remembers the document for the "continue where you left" button. */
export function openDocument(userId: string, document: string): void {
  lastOpened.set('document', { userId, document });
}

/** The document that was opened last, by whoever asks. */
export function continueReading(): string {
  return lastOpened.get('document')?.document ?? 'nothing';
}

export function closeDocuments(): void {
  lastOpened.clear();
}
