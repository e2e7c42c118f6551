const form = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** A moment in the browser's time zone; a dash for none. */
export function dateText(date: Date | undefined): string {
  return date ? form.format(date) : '-'
}
