const shownAtStart = 12;
const shownAtEnd = 4;

/** A text in which a secret is there is shown with most of it left out; what is copied is whole. */
export const shortenSecret = (text: string, secret: string | undefined): string =>
  secret === undefined || secret.length <= shownAtStart + shownAtEnd ? text : text.replaceAll(secret, `${secret.slice(0, shownAtStart)}…${secret.slice(-shownAtEnd)}`);
