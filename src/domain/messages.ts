/** Why a message is sent: picks its template and its trigger. */
export type MessageKind =
  | 'sign_up'
  | 'resend_code'
  | 'invitation'
  | 'forgot_password'
  | 'verify_attribute'
  | 'authentication'

export type MessageChannel = 'email' | 'sms'

/** What is to be said and to whom. The body may hold a code or a temporary password: sealed at rest, never logged. */
export type Message = {
  readonly poolId: string
  readonly userId: string
  readonly username: string
  readonly kind: MessageKind
  readonly channel: MessageChannel
  /** One e-mail address or one phone number. */
  readonly recipient: string
  readonly subject: string
  /** HTML for e-mail, plain text for SMS. */
  readonly body: string
  /** The code or temporary password in the body, for the outbox's reader. */
  readonly code: string
  /** RFC 5322 sender chosen by the pool, empty for the server's own. */
  readonly from: string
  readonly replyTo: string
}

/** `kept`: no server is set, the outbox itself is the destination. */
export type MessageState = 'pending' | 'kept' | 'sent' | 'failed'

export type OutboxEntry = {
  readonly id: string
  /** Undefined once the message was delivered or given up: its text is then gone. */
  readonly message: Message | undefined
  readonly poolId: string
  readonly userId: string
  readonly kind: MessageKind
  readonly channel: MessageChannel
  readonly recipient: string
  readonly state: MessageState
  readonly tries: number
  readonly createdAt: Date
  readonly nextTryAt: Date | undefined
  readonly finishedAt: Date | undefined
  /** Why the last try failed, in the mail server's words, without the text of the message. */
  readonly problem: string | undefined
}
