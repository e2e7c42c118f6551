import { generateThemeStylesheet } from '@cloudscape-design/components/theming'

const accent = { light: '#0b6b74', dark: '#5cc8d0' }
const accentHover = { light: '#084f56', dark: '#8fdde3' }
const onAccent = { light: '#ffffff', dark: '#06272b' }

/** Our own colours on the components' shapes, as a style sheet made when the console is built: the code that makes it is larger than a page. */
export function themeStylesheet(): string {
  return generateThemeStylesheet({
    theme: {
      tokens: {
        colorBackgroundButtonPrimaryDefault: accent,
        colorBackgroundButtonPrimaryHover: accentHover,
        colorBackgroundButtonPrimaryActive: accentHover,
        colorTextButtonPrimaryDefault: onAccent,
        colorTextButtonPrimaryHover: onAccent,
        colorTextButtonPrimaryActive: onAccent,
        colorTextAccent: accent,
        colorTextLinkDefault: accent,
        colorTextLinkHover: accentHover,
        colorTextButtonNormalDefault: accent,
        colorBorderButtonNormalDefault: accent,
        colorTextButtonNormalHover: accentHover,
        colorBorderButtonNormalHover: accentHover,
        colorBackgroundControlChecked: accent,
        colorBorderItemFocused: accent,
        colorBorderItemSelected: accent,
        colorBackgroundSegmentActive: accent,
        colorTextSegmentActive: onAccent,
        colorTextSegmentHover: accentHover,
        colorBackgroundItemSelected: { light: '#eaf6f7', dark: '#0d2f33' },
      },
    },
  })
}
