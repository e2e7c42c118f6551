import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { texts } from '#texts/texts.ts'

export type CopyValueProps = { readonly name: string; readonly value: string }

/** A value with a button that copies it. */
export function CopyValue({ name, value }: CopyValueProps) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={value}
      copyButtonAriaLabel={texts.frame.copy(name)}
      copySuccessText={texts.frame.copied}
      copyErrorText={texts.frame.notCopied}
    />
  )
}
