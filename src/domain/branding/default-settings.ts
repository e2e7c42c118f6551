import type { BrandingSettings } from './settings-document.ts'

/**
 * What a style looks like until somebody changes it, in the structure of Cognito's own document. The colours are ours: RRGGBBAA without a
 * leading #, with at least the contrast that WCAG 2.2 asks for (AA).
 */

const filled = (backgroundColor: string, textColor: string) => ({ backgroundColor, textColor })
const outlined = (backgroundColor: string, borderColor: string, textColor = borderColor) => ({
  backgroundColor,
  borderColor,
  textColor,
})
const status = (backgroundColor: string, indicatorColor: string) => ({
  backgroundColor,
  borderColor: indicatorColor,
  indicatorColor,
})
const bar = (color: string, borderColor: string) => ({ background: { color }, borderColor })
const noImage = { enabled: false }

const categories = {
  auth: {
    authMethodOrder: [
      [
        { display: 'BUTTON', type: 'FEDERATED' },
        { display: 'INPUT', type: 'USERNAME_PASSWORD' },
      ],
    ],
    federation: { interfaceStyle: 'BUTTON_LIST', order: [] },
  },
  form: {
    displayGraphics: true,
    instructions: { enabled: false },
    languageSelector: { enabled: false },
    location: { horizontal: 'CENTER', vertical: 'CENTER' },
    sessionTimerDisplay: 'NONE',
  },
  global: {
    colorSchemeMode: 'DYNAMIC',
    pageFooter: { enabled: false },
    pageHeader: { enabled: false },
    spacingDensity: 'REGULAR',
  },
  signUp: { acceptanceElements: [{ enforcement: 'NONE', textKey: 'en' }] },
}

const componentClasses = {
  buttons: { borderRadius: 8 },
  divider: { darkMode: { borderColor: '3a4553ff' }, lightMode: { borderColor: 'd5dae1ff' } },
  dropDown: {
    borderRadius: 8,
    darkMode: {
      defaults: { itemBackgroundColor: '18212bff' },
      hover: { itemBackgroundColor: '0f151cff', itemBorderColor: '73839aff', itemTextColor: 'e8edf2ff' },
      match: { itemBackgroundColor: 'e8edf2ff', itemTextColor: '1a4f96ff' },
    },
    lightMode: {
      defaults: { itemBackgroundColor: 'ffffffff' },
      hover: { itemBackgroundColor: 'eef2f6ff', itemBorderColor: '76859aff', itemTextColor: '17202bff' },
      match: { itemBackgroundColor: '17202bff', itemTextColor: '9cc5ffff' },
    },
  },
  focusState: { darkMode: { borderColor: '7ab8f5ff' }, lightMode: { borderColor: '0b5cadff' } },
  idpButtons: { icons: { enabled: true } },
  input: {
    borderRadius: 8,
    darkMode: {
      defaults: { backgroundColor: '111922ff', borderColor: '73839aff' },
      placeholderColor: 'a9b5c2ff',
    },
    lightMode: {
      defaults: { backgroundColor: 'ffffffff', borderColor: '76859aff' },
      placeholderColor: '526071ff',
    },
  },
  inputDescription: { darkMode: { textColor: 'a9b5c2ff' }, lightMode: { textColor: '526071ff' } },
  inputLabel: { darkMode: { textColor: 'e8edf2ff' }, lightMode: { textColor: '17202bff' } },
  link: {
    darkMode: { defaults: { textColor: '7ab8f5ff' }, hover: { textColor: 'a3cef9ff' } },
    lightMode: { defaults: { textColor: '0b5cadff' }, hover: { textColor: '084684ff' } },
  },
  optionControls: {
    darkMode: {
      defaults: { backgroundColor: '0f151cff', borderColor: '73839aff' },
      selected: { backgroundColor: '7ab8f5ff', foregroundColor: '06213dff' },
    },
    lightMode: {
      defaults: { backgroundColor: 'ffffffff', borderColor: '76859aff' },
      selected: { backgroundColor: '0b5cadff', foregroundColor: 'ffffffff' },
    },
  },
  statusIndicator: {
    darkMode: {
      error: status('3b1a18ff', 'ffa79eff'),
      pending: { indicatorColor: 'a9b5c2ff' },
      success: status('12301fff', '7ddba8ff'),
      warning: status('271d05ff', 'e2b23cff'),
    },
    lightMode: {
      error: status('fdf0eeff', 'a61b10ff'),
      pending: { indicatorColor: '526071ff' },
      success: status('eaf7f0ff', '0b6b3aff'),
      warning: status('fdf6e3ff', '805a00ff'),
    },
  },
  text: {
    darkMode: { bodyTextColor: 'e8edf2ff', captionTextColor: 'a9b5c2ff', headingTextColor: 'ffffffff' },
    lightMode: { bodyTextColor: '17202bff', captionTextColor: '526071ff', headingTextColor: '17202bff' },
  },
}

const secondary = {
  darkMode: {
    active: outlined('2a3644ff', 'a3cef9ff'),
    defaults: outlined('18212bff', '7ab8f5ff'),
    hover: outlined('1f2a36ff', 'a3cef9ff'),
  },
  lightMode: {
    active: outlined('d9e7f8ff', '084684ff'),
    defaults: outlined('ffffffff', '0b5cadff'),
    hover: outlined('eef4fbff', '084684ff'),
  },
}

const components = {
  alert: {
    borderRadius: 8,
    darkMode: { error: { backgroundColor: '3b1a18ff', borderColor: 'ffa79eff' } },
    lightMode: { error: { backgroundColor: 'fdf0eeff', borderColor: 'a61b10ff' } },
  },
  favicon: { enabledTypes: ['ICO', 'SVG'] },
  form: {
    backgroundImage: noImage,
    borderRadius: 16,
    darkMode: { backgroundColor: '18212bff', borderColor: '3a4553ff' },
    lightMode: { backgroundColor: 'ffffffff', borderColor: 'd5dae1ff' },
    logo: { enabled: false, formInclusion: 'IN', location: 'CENTER', position: 'TOP' },
  },
  idpButton: {
    custom: {},
    standard: {
      darkMode: {
        active: outlined('2a3644ff', '73839aff', 'e8edf2ff'),
        defaults: outlined('18212bff', '73839aff', 'e8edf2ff'),
        hover: outlined('1f2a36ff', 'a9b5c2ff', 'e8edf2ff'),
      },
      lightMode: {
        active: outlined('e3e8eeff', '17202bff', '17202bff'),
        defaults: outlined('ffffffff', '76859aff', '17202bff'),
        hover: outlined('eef2f6ff', '526071ff', '17202bff'),
      },
    },
  },
  pageBackground: { darkMode: { color: '0f151cff' }, image: noImage, lightMode: { color: 'eef2f6ff' } },
  pageFooter: {
    backgroundImage: noImage,
    darkMode: bar('18212bff', '3a4553ff'),
    lightMode: bar('ffffffff', 'd5dae1ff'),
    logo: { enabled: false, location: 'START' },
  },
  pageHeader: {
    backgroundImage: noImage,
    darkMode: bar('18212bff', '3a4553ff'),
    lightMode: bar('ffffffff', 'd5dae1ff'),
    logo: { enabled: false, location: 'START' },
  },
  phoneNumberSelector: { displayType: 'TEXT' },
  primaryButton: {
    darkMode: {
      active: filled('a3cef9ff', '06213dff'),
      defaults: filled('7ab8f5ff', '06213dff'),
      disabled: filled('2a364480', 'e8edf280'),
      hover: filled('a3cef9ff', '06213dff'),
    },
    lightMode: {
      active: filled('084684ff', 'ffffffff'),
      defaults: filled('0b5cadff', 'ffffffff'),
      disabled: filled('e3e8eeff', '526071ff'),
      hover: filled('084684ff', 'ffffffff'),
    },
  },
  secondaryButton: secondary,
}

export const defaultSettings: BrandingSettings = { categories, componentClasses, components, version: '1.0' }
