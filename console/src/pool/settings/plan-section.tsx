import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import Tiles from '@cloudscape-design/components/tiles'
import { useState } from 'react'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { EditableSection, type PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUserPool } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { type Feature, features, type Plan, planHas, plans } from './plans.ts'

const words = texts.settings

export function PlanSection({ pool }: { readonly pool: UserPoolType }) {
  const plan = pool.UserPoolTier ?? 'ESSENTIALS'
  return (
    <EditableSection
      title={words.plan}
      description={words.planLine}
      help="featurePlan"
      pool={pool}
      editLabel={words.changePlan}
      dialog={(seen, close) => <PlanDialog pool={seen} onClose={close} />}
    >
      <KeyValuePairs items={[{ label: words.current, value: `${words.plans[plan]}: ${words.planLines[plan]}` }]} />
    </EditableSection>
  )
}

function PlanDialog({ pool, onClose }: PoolDialogProps) {
  const [plan, setPlan] = useState<Plan>(pool.UserPoolTier ?? 'ESSENTIALS')
  const flash = useFlash()
  const save = async () => {
    await changeUserPool(pool, { UserPoolTier: plan })
    flash.success(words.savedPlan(words.plans[plan]))
  }
  return (
    <ActionDialog
      title={words.changePlan}
      confirmLabel={texts.pool.save}
      size="large"
      onConfirm={save}
      onClose={onClose}
    >
      <FormField label={words.plan} stretch>
        <Tiles
          value={plan}
          columns={3}
          items={plans.map((value) => ({
            value,
            label: words.plans[value],
            description: words.planLines[value],
          }))}
          onChange={({ detail }) => setPlan(detail.value as Plan)}
        />
      </FormField>
      <Comparison />
    </ActionDialog>
  )
}

const rows = Object.keys(features) as Feature[]

function Comparison() {
  return (
    <Table
      variant="embedded"
      wrapLines
      items={rows}
      ariaLabels={{ tableLabel: words.plan }}
      columnDefinitions={[
        { id: 'feature', header: words.feature, cell: (feature) => words.features[feature], isRowHeader: true },
        ...plans.map((plan) => ({
          id: plan,
          header: words.plans[plan],
          cell: (feature: Feature) =>
            planHas(plan, feature) ? (
              <StatusIndicator type="success" iconAriaLabel={words.has} />
            ) : (
              <StatusIndicator type="stopped" iconAriaLabel={words.hasNot} />
            ),
        })),
      ]}
    />
  )
}
