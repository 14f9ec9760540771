// Types of the Machine Vision nodeset (OPC 40100-1), and values of them.
import { DataType, VariantArrayType } from "node-opcua-variant";

export const MACHINE_VISION = "http://opcfoundation.org/UA/MachineVision";

export class VisionTypes {
  #addressSpace;
  #index;

  constructor(addressSpace) {
    this.#addressSpace = addressSpace;
    this.#index = addressSpace.getNamespaceIndex(MACHINE_VISION);
    if (this.#index < 0) throw new Error("the Machine Vision nodeset is not loaded");
  }

  objectType(name) {
    return this.#addressSpace.findObjectType(name, this.#index);
  }

  variableType(name) {
    return this.#addressSpace.findVariableType(name, this.#index);
  }

  eventType(name) {
    return this.#addressSpace.findEventType(name, this.#index);
  }

  /** A structure as the value of a variable, an output or an event's field. */
  value(name, fields) {
    return { dataType: DataType.ExtensionObject, arrayType: VariantArrayType.Scalar, value: this.#make(name, fields) };
  }

  /** A list of structures likewise. */
  values(name, list) {
    return { dataType: DataType.ExtensionObject, arrayType: VariantArrayType.Array, value: list.map((fields) => this.#make(name, fields)) };
  }

  #make(name, fields) {
    return this.#addressSpace.constructExtensionObject(this.#addressSpace.findDataType(name, this.#index), fields);
  }
}

export const scalar = (dataType, value) => ({ dataType, arrayType: VariantArrayType.Scalar, value });
