import type { PasswordPolicyType } from '#contract/cognito-idp-types.generated.ts'
import { fieldRow } from '../frame/form.ts'
import type { Visit } from '../frame/visit.ts'
import { fill, type Html, html } from '../html.ts'
import type { TextKey } from '../texts/texts.ts'

export type PasswordField = {
  readonly name?: string
  readonly id?: string
  readonly label: string
  readonly purpose: 'current-password' | 'new-password'
  readonly wrong?: boolean
  readonly focused?: boolean
}

/** A password, with a button that shows it where scripts run; a new one with what the pool asks of it. */
export function passwordField(visit: Visit, field: PasswordField): Html {
  const { texts, pool } = visit
  const { name = 'password', id = name, label, purpose, wrong = false, focused = false } = field
  const isNew = purpose === 'new-password'
  const policy = pool.settings.Policies?.PasswordPolicy ?? {}
  return fieldRow({
    name,
    id,
    label,
    type: 'password',
    autocomplete: purpose,
    maxLength: 256,
    wrong,
    focused,
    beside: html`<button type="button" class="link" data-shows="${id}" aria-pressed="false" hidden>${texts.showPassword}</button>`,
    ...(isNew && { describedBy: `${id}-rules`, below: rules(visit, policy, id) }),
  })
}

const kinds = [
  ['RequireLowercase', 'lowercase', 'ruleLowercase'],
  ['RequireUppercase', 'uppercase', 'ruleUppercase'],
  ['RequireNumbers', 'number', 'ruleNumber'],
  ['RequireSymbols', 'symbol', 'ruleSymbol'],
] as const satisfies readonly (readonly [keyof PasswordPolicyType, string, TextKey])[]

function rules({ texts }: Visit, policy: PasswordPolicyType, id: string): Html {
  const count = policy.MinimumLength ?? 8
  const asked = kinds.filter(([member]) => policy[member])
  return html`<div class="rules" id="${id}-rules" data-rules="${id}" data-met="${texts.ruleMet}" data-unmet="${texts.ruleUnmet}">
<p>${texts.rulesTitle}</p>
<ul>
<li data-rule="length" data-count="${count}"><span>${fill(texts.ruleLength, { count })}</span><span class="unseen"></span></li>
${asked.map(
  ([, rule, text]) =>
    html`<li data-rule="${rule}"><span>${texts[text]}</span><span class="unseen"></span></li>
`,
)}</ul>
</div>`
}
