/**
 * The class names of the classic hosted pages with the properties that count for each: those of the developer guide, those of the template
 * that Cognito hands out, and rounded corners for whatever has corners.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html
 */
const properties = {
  '.background-customizable': 'background-color',
  '.banner-customizable': 'padding background-color',
  '.errorMessage-customizable': 'margin padding font-size width background border border-radius color box-sizing',
  '.idpButton-customizable':
    'height width text-align margin-bottom color background-color border-color border-radius font-size',
  '.idpButton-customizable:hover': 'color background-color border-color',
  '.idpDescription-customizable': 'padding-top padding-bottom display font-size color',
  '.inputField-customizable': 'width height color background-color border border-radius',
  '.inputField-customizable:focus': 'border-color outline',
  '.label-customizable': 'font-weight color',
  '.legalText-customizable': 'color font-size',
  '.logo-customizable': 'max-width max-height background-color',
  '.passwordCheck-valid-customizable': 'color',
  '.passwordCheck-notValid-customizable': 'color',
  '.redirect-customizable': 'text-align color',
  '.socialButton-customizable': 'height text-align width margin-bottom border-radius padding',
  '.submitButton-customizable':
    'font-size font-weight margin width height color background-color border-radius text-align',
  '.submitButton-customizable:hover': 'color background-color',
  '.textDescription-customizable': 'padding-top padding-bottom display font-size color',
} as const

/** Selector to properties, both exactly as they are written in a style sheet. */
export const classicClasses: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(properties).map(([selector, names]) => [selector, new Set<string>(names.split(' '))]),
)
