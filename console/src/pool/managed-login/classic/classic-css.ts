/** The class names that the style sheet of the classic pages may have, and for each the properties that count. */
export const classicProperties = {
  '.background-customizable': ['background-color'],
  '.banner-customizable': ['padding', 'background-color'],
  '.errorMessage-customizable': [
    'margin',
    'padding',
    'font-size',
    'width',
    'background',
    'border',
    'border-radius',
    'color',
    'box-sizing',
  ],
  '.idpButton-customizable': [
    'height',
    'width',
    'text-align',
    'margin-bottom',
    'color',
    'background-color',
    'border-color',
    'border-radius',
    'font-size',
  ],
  '.idpButton-customizable:hover': ['color', 'background-color', 'border-color'],
  '.idpDescription-customizable': ['padding-top', 'padding-bottom', 'display', 'font-size', 'color'],
  '.inputField-customizable': ['width', 'height', 'color', 'background-color', 'border', 'border-radius'],
  '.inputField-customizable:focus': ['border-color', 'outline'],
  '.label-customizable': ['font-weight', 'color'],
  '.legalText-customizable': ['color', 'font-size'],
  '.logo-customizable': ['max-width', 'max-height', 'background-color'],
  '.passwordCheck-valid-customizable': ['color'],
  '.passwordCheck-notValid-customizable': ['color'],
  '.redirect-customizable': ['text-align', 'color'],
  '.socialButton-customizable': ['height', 'text-align', 'width', 'margin-bottom', 'border-radius', 'padding'],
  '.submitButton-customizable': [
    'font-size',
    'font-weight',
    'margin',
    'width',
    'height',
    'color',
    'background-color',
    'border-radius',
    'text-align',
  ],
  '.submitButton-customizable:hover': ['color', 'background-color'],
  '.textDescription-customizable': ['padding-top', 'padding-bottom', 'display', 'font-size', 'color'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A style sheet to begin with. */
export const classicTemplate = `.background-customizable {
  background-color: #ffffff;
}

.banner-customizable {
  padding: 24px 0;
  background-color: #eef2f6;
}

.logo-customizable {
  max-width: 60%;
  max-height: 30%;
}

.textDescription-customizable {
  font-size: 16px;
  color: #17202b;
}

.label-customizable {
  font-weight: 600;
  color: #17202b;
}

.inputField-customizable {
  color: #17202b;
  background-color: #ffffff;
  border: 1px solid #76859a;
  border-radius: 8px;
}

.inputField-customizable:focus {
  border-color: #0b5cad;
}

.submitButton-customizable {
  font-weight: 600;
  color: #ffffff;
  background-color: #0b5cad;
  border-radius: 8px;
}

.submitButton-customizable:hover {
  color: #ffffff;
  background-color: #084684;
}

.errorMessage-customizable {
  padding: 12px 16px;
  color: #a61b10;
  background: #fdf0ee;
  border: 1px solid #a61b10;
  border-radius: 8px;
}

.redirect-customizable {
  color: #0b5cad;
}
`
