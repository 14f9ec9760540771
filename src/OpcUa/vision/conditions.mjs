// Errors and warnings of the vision system as conditions (OPC 40100-1, section 11.4; OPC 10000-9): one of each kind, as components of the system.
import { coerceLocalizedText } from "node-opcua-data-model";
import { StatusCodes } from "node-opcua-status-code";
import { DataType } from "node-opcua-variant";
import { isAtLeast } from "../roles.mjs";
import { scalar } from "./types.mjs";

const KINDS = {
  // The station cannot work until the cause is gone; nobody can confirm that away.
  persistent: { type: "VisionPersistentErrorConditionType", browseName: "StationFault", severity: 700, stops: true, blocks: true },
  // A job ended without its result. The next one may start; somebody should have seen it.
  error: { type: "VisionErrorConditionType", browseName: "JobFailed", severity: 500, stops: true, blocks: false },
  // Something works with a loss and mends by itself.
  warning: { type: "VisionWarningConditionType", browseName: "StationWarning", severity: 300, stops: false, blocks: false },
};

/** What acknowledging one of these takes, and the methods that every condition has from its types. */
const LEAST = { acknowledge: "Technician", confirm: "Technician", addComment: "Technician" };

export class Conditions {
  #nodes = {};

  constructor(namespace, system, types, sessions) {
    const source = system.getComponentByName("VisionStateMachine");
    system.addReference({ referenceType: "HasEventSource", nodeId: source });
    for (const [kind, { type, browseName, severity, stops, blocks }] of Object.entries(KINDS)) {
      const node = namespace.instantiateAcknowledgeableCondition(
        types.eventType(type),
        { browseName, nodeId: `s=${system.nodeId.value}/${browseName}`, componentOf: system, conditionSource: source, optionals: ["ConfirmedState", "Confirm", "CausePath"] },
        { conditionName: scalar(DataType.String, browseName) },
      );
      node.stopReaction.setValueFromSource(scalar(DataType.Boolean, stops));
      node.blockReaction.setValueFromSource(scalar(DataType.Boolean, blocks));
      node.errorCode?.setValueFromSource(scalar(DataType.UInt64, [0, 0]));
      for (const name of ["enable", "disable", ...Object.keys(LEAST)]) guard(node[name], sessions, LEAST[name]);
      this.#nodes[kind] = { node, severity, shown: null };
    }
    const addressSpace = namespace.addressSpace;
    for (const name of ["enable", "disable", "addComment"]) guard(addressSpace.findEventType("ConditionType")[name], sessions, LEAST[name]);
    for (const name of ["acknowledge", "confirm"]) guard(addressSpace.findEventType("AcknowledgeableConditionType")[name], sessions, LEAST[name]);
  }

  /**
   * Shows a condition, as something new that nobody has acknowledged. Said again in the same words it is no news. Ids of job and part are in the words: this release of node-opcua cannot
   * change structures in the fields of a condition.
   */
  show(kind, sentence, causePath) {
    const entry = this.#nodes[kind];
    if (entry.shown === sentence) return;
    entry.shown = sentence;
    const { node, severity } = entry;
    node.causePath.setValueFromSource(scalar(DataType.String, causePath));
    const branch = node.currentBranch();
    branch.setAckedState(false);
    branch.setConfirmedState(false);
    node.raiseNewCondition({ message: sentence, severity, retain: true, quality: StatusCodes.Good });
  }

  /** The cause is gone: the condition is history, whoever has seen it. */
  resolve(kind, sentence) {
    const entry = this.#nodes[kind];
    if (entry.shown === null) return;
    entry.shown = null;
    const branch = entry.node.currentBranch();
    branch.setAckedState(true);
    branch.setConfirmedState(true);
    entry.node.raiseNewCondition({ message: sentence, severity: 100, retain: false, quality: StatusCodes.Good });
  }

  /** Confirms what waits for it: failed jobs. Faults and warnings end with their cause and not before. */
  confirmAll(comment) {
    const entry = this.#nodes.error;
    const branch = entry.node.currentBranch();
    entry.shown = null;
    if (branch.getRetain()) entry.node.acknowledgeAndAutoConfirmBranch(branch, coerceLocalizedText(comment ?? ""));
  }
}

/** node-opcua lets everybody call the methods of a condition. Nobody may switch one off: it could not be raised any more. */
function guard(method, sessions, least) {
  if (!method) return;
  const does = method._asyncExecutionFunction;
  method.bindMethod(function (inputs, context, callback) {
    const status = !least ? StatusCodes.BadNotSupported : isAtLeast(sessions.of(context)?.role, least) ? null : StatusCodes.BadUserAccessDenied;
    return status ? callback(null, { statusCode: status }) : does.call(this, inputs, context, callback);
  });
}
