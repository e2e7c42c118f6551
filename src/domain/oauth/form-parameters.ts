/** The value of a parameter. RFC 6749, section 3.2: one without a value counts as left out. */
export function formParameter(form: URLSearchParams, name: string): string | undefined {
  return form.get(name) || undefined
}

/** RFC 6749, section 3.2: no parameter may come twice, for two readers could take different ones for the right one. */
export function repeatsParameter(form: URLSearchParams): boolean {
  return new Set(form.keys()).size < form.size
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3; what follows the media type, such as a charset, does not matter. */
export function isFormType(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'
}
