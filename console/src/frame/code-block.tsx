import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import './code-block.css'

export type CodeBlockProps = { readonly name: string; readonly code: string }

/** A piece of code to read and to copy. */
export function CodeBlock({ name, code }: CodeBlockProps) {
  return (
    <SpaceBetween size="s">
      <CopyToClipboard
        copyButtonText={texts.frame.copyCode}
        copyButtonAriaLabel={texts.frame.copy(name)}
        copySuccessText={texts.frame.copied}
        copyErrorText={texts.frame.notCopied}
        textToCopy={code}
      />
      {/* Longer than the page is wide: it has to be reachable by keyboard to be scrolled. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="code-block" tabIndex={0} aria-label={name}>
        <Box variant="code">{code}</Box>
      </section>
    </SpaceBetween>
  )
}
