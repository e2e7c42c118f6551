import './messages.css'

/** An SMS as a phone shows it. */
export function SmsBubble({ text }: { readonly text: string }) {
  return <p className="sms-bubble">{text}</p>
}
