/** The meaning of a switch given as text. Callers treat `notUnderstood` as a request for privacy. */
export type YesNo = 'yes' | 'no' | 'notUnderstood';

/** Reads `true 1 yes on` and `false 0 no off`, case-insensitively; empty text means no. */
export function readYesNo(text: string): YesNo {
  switch (text.trim().toLowerCase()) {
    case 'true':
    case '1':
    case 'yes':
    case 'on':
      return 'yes';
    case 'false':
    case '0':
    case 'no':
    case 'off':
    case '':
      return 'no';
    default:
      return 'notUnderstood';
  }
}
