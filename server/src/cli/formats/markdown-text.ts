// Text and code as Markdown wants them written.

/** Back quotes are meant as code; all else is text. Inside a word neither `_` nor `#` means anything, so paths stay readable. */
export function markdownText(written: string): string {
  const parts = written.replace(/\s+/g, ' ').split(/(`[^`]*`)/);
  return parts.map((part, at) => (at % 2 === 1 ? part : part.replace(special, '\\$&'))).join('');
}

const special = /[\\*[\]<>|~]|(?<![A-Za-z0-9])[_#]|_(?![A-Za-z0-9])/g;

export function codeText(written: string): string {
  return written.includes('`') ? `\`\` ${written} \`\`` : `\`${written}\``;
}
