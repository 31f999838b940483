/** The paths of the application. */
export const loginPath = '/login';
export const chatPath = '/chat';

/** The path of a page that has no name of its own. */
export function pathOf(page: string): string {
  return `/pages/${page.toLowerCase()}`;
}
