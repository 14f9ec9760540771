import { texts } from '../../texts'

/** Commissioning: from a camera to a signed summary. */
export function CommissioningView() {
  return <h2>{texts.views.commissioning}</h2>
}
