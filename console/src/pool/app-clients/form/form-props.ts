import type { ClientForm } from '../model/client-form.ts'

/** What each part of the form of an app client gets. */
export type FormProps = {
  readonly form: ClientForm
  readonly change: (patch: Partial<ClientForm>) => void
  /** The sentence for a field of the form, once the form was sent. */
  readonly problem: (field: string) => string | undefined
}
