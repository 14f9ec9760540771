// One finite state machine of the Machine Vision model: shows the state and tells of each change.
import { coerceLocalizedText } from "node-opcua-data-model";
import { StatusCodes } from "node-opcua-status-code";
import { DataType } from "node-opcua-variant";

export class Machine {
  #object;
  #raise;
  #state = null;

  /** `raise(name, source, fields)` raises an event of the model. */
  constructor(object, raise) {
    this.#object = object;
    this.#raise = raise;
    this.enter(null);
  }

  /** Name of the state; null while the machine is not active. */
  get state() {
    return this.#state;
  }

  /** The node of a state in the machine's type. */
  stateNode(name) {
    return this.#part(name);
  }

  /** Shows a state without telling of a change; null: the machine is not active. */
  enter(name) {
    this.#state = name;
    const { currentState } = this.#object;
    const id = currentState.getPropertyByName("Id");
    if (name === null) {
      currentState.setValueFromSource({ dataType: DataType.Null }, StatusCodes.BadStateNotActive);
      id.setValueFromSource({ dataType: DataType.Null }, StatusCodes.BadStateNotActive);
      return;
    }
    const node = this.#part(name);
    currentState.setValueFromSource({ dataType: DataType.LocalizedText, value: text(node) });
    id.setValueFromSource({ dataType: DataType.NodeId, value: node.nodeId });
  }

  /**
   * Goes to another state by a transition of the type, such as ReadyToSingleExecution, and tells of it. `shown` is the node of the state that the event names, where that is one of the
   * sub state machine. Gives the fields of the event that say which change it was.
   */
  go(to, transition, shown = this.#part(to)) {
    const from = this.#part(this.#state);
    const step = this.#part(transition);
    if (!transition.startsWith(`${this.#state}To`)) throw new Error(`${transition} does not start in ${this.#state}`);
    this.enter(to);
    const change = {
      transition: { dataType: DataType.LocalizedText, value: text(step) },
      "transition.id": { dataType: DataType.NodeId, value: step.nodeId },
      fromState: { dataType: DataType.LocalizedText, value: text(from) },
      "fromState.id": { dataType: DataType.NodeId, value: from.nodeId },
      toState: { dataType: DataType.LocalizedText, value: text(shown) },
      "toState.id": { dataType: DataType.NodeId, value: shown.nodeId },
    };
    const message = coerceLocalizedText(`${this.#object.browseName.name}: ${from.browseName.name} to ${shown.browseName.name}`);
    this.#raise("StateChangedEventType", this.#object, { message: { dataType: DataType.LocalizedText, value: message }, ...change });
    return change;
  }

  #part(name) {
    const node = this.#object.typeDefinitionObj.getComponentByName(name);
    if (!node) throw new Error(`${this.#object.typeDefinitionObj.browseName.name} has no ${name}`);
    return node;
  }
}

const text = (node) => coerceLocalizedText(node.browseName.name);
