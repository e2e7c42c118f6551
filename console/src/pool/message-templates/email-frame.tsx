import './messages.css'

export type EmailFrameProps = { readonly title: string; readonly html: string }

const base =
  '<!doctype html><meta charset="utf-8"><style>body{font:14px/1.5 sans-serif;margin:12px;overflow-wrap:anywhere}</style>'

/** An e-mail as a mail program shows it. What is written in it can do nothing: no scripts, forms, pop-ups, nor anything from elsewhere. */
export function EmailFrame({ title, html }: EmailFrameProps) {
  return <iframe className="email-frame" title={title} sandbox="" srcDoc={base + html} />
}
