// ResultManagement: the newest verdicts as results, kept here for GetResult* and, the newest few, as variables of the folder Results.
import { StatusCodes } from "node-opcua-status-code";
import { DataType, Variant, VariantArrayType } from "node-opcua-variant";
import { TYPES } from "../types.mjs";
import { bind, idOf, notFound, page } from "./methods.mjs";
import { scalar } from "./types.mjs";

/** Results that the folder shows. */
export const SHOWN = 10;

/** ResultState: judged to the end, whatever the verdict. */
const COMPLETED = 1;

/** ResultState: there is no verdict. */
const FAILED = 4;

/** A variable of ResultType with its mandatory components. Not by instantiate: what that makes takes a new structure as a change of the old one's fields, so optional ones would stay. */
function addSlot(namespace, folder, browseName, type) {
  const add = (options) => {
    const node = namespace.addVariable({ accessLevel: "CurrentRead", userAccessLevel: "CurrentRead", minimumSamplingInterval: 0, ...options });
    node.setValueFromSource({ dataType: DataType.Null }, StatusCodes.BadWaitingForInitialData);
    return node;
  };
  const slot = add({ componentOf: folder, browseName, typeDefinition: type.nodeId, dataType: type.dataType });
  for (const part of type.getComponents().filter(({ modellingRule }) => modellingRule === "Mandatory")) {
    add({ componentOf: slot, browseName: part.browseName, typeDefinition: part.typeDefinition, dataType: part.dataType });
  }
  return slot;
}

export class Results {
  #types;
  #fields;
  #most;
  #kept = new Map();
  #slots = [];
  #turn = 0;

  /** `fields` are those of Res/Block: [{ name, valueType }]. `most` results are kept. */
  constructor(namespace, object, types, fields, most, sessions) {
    this.#types = types;
    this.#fields = fields;
    this.#most = most;
    for (let i = 1; i <= SHOWN; i++) this.#slots.push(addSlot(namespace, object.getComponentByName("Results"), `Result${i}`, types.variableType("ResultType")));
    bind(object, "GetResultById", sessions, "Viewer", ([id]) => {
      const result = this.#find(id);
      return [scalar(DataType.UInt32, 0), types.value("ResultDataType", result.structure), scalar(DataType.Int32, 0)];
    });
    bind(object, "GetResultComponentsById", sessions, "Viewer", ([id]) => this.#components(this.#find(id)));
    bind(object, "GetResultListFiltered", sessions, "Viewer", (inputs) => this.#list(inputs));
    bind(object, "ReleaseResultHandle", sessions, "Viewer", ([handle]) => {
      // Results are given as copies under the handle 0, which holds nothing.
      if (handle !== 0) throw notFound();
      return [scalar(DataType.Int32, 0)];
    });
  }

  /** Number of the newest result; 0 for none. */
  get newest() {
    return [...this.#kept.keys()].findLast((key) => typeof key === "number") ?? 0;
  }

  /** Takes a verdict, the list of the values of Res/Block, with what belongs to it: { jobId, measId, productId, configurationId }. Gives the result. */
  add(values, about) {
    const verdict = Object.fromEntries(this.#fields.map(({ name }, i) => [name, values[i]]));
    return this.#keep(verdict.InspectionId, { verdict, at: new Date(verdict.CapturedAt), structure: this.#structure(verdict, about) });
  }

  #keep(key, result) {
    this.#kept.delete(key);
    this.#kept.set(key, result);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value);
    this.#show(result);
    return result;
  }

  /** A job that has no verdict, { id, partId, measId, productId, configurationId }, as a result without content. Its id is that of the job: inspection ids are for verdicts. */
  addFailed({ id, partId, measId, productId, configurationId }) {
    const now = new Date();
    const structure = {
      resultId: { id },
      hasTransferableDataOnFile: false,
      isPartial: false,
      isSimulated: false,
      resultState: FAILED,
      ...(measId ? { measId: { id: measId } } : {}),
      partId: { id: partId },
      internalRecipeId: { id: "" },
      ...(productId ? { productId: { id: productId } } : {}),
      internalConfigurationId: { id: configurationId },
      jobId: { id },
      creationTime: now,
      processingTimes: { startTime: now, endTime: now },
      resultContent: [],
    };
    return this.#keep(id, { at: now, structure });
  }

  /** Whether the verdict of that number is kept. */
  has(inspectionId) {
    return this.#kept.has(inspectionId);
  }

  /** The fields that ResultReady has. */
  event({ structure: s }) {
    return {
      resultId: this.#types.value("ResultIdDataType", s.resultId),
      jobId: this.#types.value("JobIdDataType", s.jobId),
      internalRecipeId: this.#types.value("RecipeIdInternalDataType", s.internalRecipeId),
      internalConfigurationId: this.#types.value("ConfigurationIdDataType", s.internalConfigurationId),
      creationTime: scalar(DataType.DateTime, s.creationTime),
      isPartial: scalar(DataType.Boolean, false),
      isSimulated: scalar(DataType.Boolean, false),
      resultState: scalar(DataType.Int32, s.resultState),
      processingTimes: this.#types.value("ProcessingTimesDataType", s.processingTimes),
      resultContent: { dataType: DataType.Variant, arrayType: VariantArrayType.Array, value: s.resultContent },
      ...(s.partId ? { partId: this.#types.value("PartIdDataType", s.partId) } : {}),
      ...(s.measId ? { measId: this.#types.value("MeasIdDataType", s.measId) } : {}),
      ...(s.productId ? { productId: this.#types.value("ProductIdDataType", s.productId) } : {}),
    };
  }

  #structure(verdict, { jobId, measId, productId, configurationId }) {
    const start = new Date(verdict.CapturedAt);
    const end = new Date(verdict.CapturedAt + verdict.CycleTimeMs);
    return {
      resultId: { id: String(verdict.InspectionId) },
      hasTransferableDataOnFile: false,
      isPartial: false,
      isSimulated: false,
      resultState: COMPLETED,
      ...(measId ? { measId: { id: measId } } : {}),
      ...(verdict.PartId ? { partId: { id: verdict.PartId } } : {}),
      internalRecipeId: { id: String(verdict.RecipeNo), version: String(verdict.ClassSetRevision) },
      ...(productId ? { productId: { id: productId } } : {}),
      internalConfigurationId: { id: configurationId },
      jobId: { id: jobId },
      creationTime: end,
      processingTimes: { startTime: start, endTime: end, processingDuration: verdict.CycleTimeMs },
      resultContent: this.#fields.map(({ name, valueType }) => new Variant({ dataType: TYPES[valueType].dataType, value: TYPES[valueType].convert(verdict[name]) })),
    };
  }

  #show(result) {
    const slot = this.#slots[this.#turn];
    this.#turn = (this.#turn + 1) % SHOWN;
    const { at } = result;
    const event = this.event(result);
    slot.setValueFromSource(this.#types.value("ResultDataType", result.structure), StatusCodes.Good, at);
    for (const node of slot.getComponents()) {
      const { name } = node.browseName;
      node.setValueFromSource(event[name[0].toLowerCase() + name.slice(1)], StatusCodes.Good, at);
    }
  }

  #find(id) {
    const text = idOf(id);
    const result = this.#kept.get(/^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : text);
    if (!result) throw notFound();
    return result;
  }

  #components(result) {
    const e = this.event(result);
    const none = (name) => this.#types.value(name, { id: "" });
    return [
      scalar(DataType.Boolean, false),
      scalar(DataType.UInt32, 0),
      e.isPartial,
      e.isSimulated,
      e.resultState,
      e.measId ?? none("MeasIdDataType"),
      e.partId ?? none("PartIdDataType"),
      none("RecipeIdExternalDataType"),
      e.internalRecipeId,
      e.productId ?? none("ProductIdDataType"),
      none("ConfigurationIdDataType"),
      e.internalConfigurationId,
      e.jobId,
      e.creationTime,
      e.processingTimes,
      e.resultContent,
      scalar(DataType.Int32, 0),
    ];
  }

  /** An empty filter lets all through. A recipe or configuration by its external id: there are none, so with one nothing is found. */
  #list([state, measId, partId, externalRecipe, recipe, externalConfiguration, configuration, productId, jobId, most, start]) {
    const wanted = [
      [measId, (s) => s.measId],
      [partId, (s) => s.partId],
      [externalRecipe, () => undefined],
      [recipe, (s) => s.internalRecipeId],
      [externalConfiguration, () => undefined],
      [configuration, (s) => s.internalConfigurationId],
      [productId, (s) => s.productId],
      [jobId, (s) => s.jobId],
    ].filter(([id]) => idOf(id) !== "");
    const versions = recipe?.version ? (s) => s.internalRecipeId.version === recipe.version : () => true;
    const matching = [...this.#kept.values()]
      .reverse()
      .map(({ structure }) => structure)
      .filter((s) => (state === 0 || s.resultState === state) && versions(s) && wanted.every(([id, of]) => idOf(of(s)) === idOf(id)));
    const { part, isComplete } = page(matching, start, most);
    return [
      scalar(DataType.Boolean, isComplete),
      scalar(DataType.UInt32, part.length),
      scalar(DataType.UInt32, 0),
      this.#types.values("ResultDataType", part),
      scalar(DataType.Int32, 0),
    ];
  }
}
