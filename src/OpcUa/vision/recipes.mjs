// RecipeManagement: there is one recipe, number 1: the live class set with the thresholds and regions of the configuration. Its version is the revision of the class set.
import { DataType } from "node-opcua-variant";
import { bind, idOf, notFound, page } from "./methods.mjs";
import { scalar } from "./types.mjs";

/** As in Res/RecipeNo. */
export const RECIPE = "1";

const DONTCARE = 2;

export class Recipes {
  #description;
  #revision = 0;

  /** `prepare` and `unprepare` have the station do it, or throw; `isPrepared` tells. */
  constructor(object, types, description, sessions, { prepare, unprepare, isPrepared }) {
    this.#description = description;
    bind(object, "GetRecipeListFiltered", sessions, "Viewer", ([externalId, productId, prepared, most, start]) => {
      const matches = this.matches(externalId) && idOf(productId) === "" && (prepared === DONTCARE || (prepared === 1) === isPrepared());
      const { part, isComplete } = page(matches ? [this.#id()] : [], start, most);
      return [
        scalar(DataType.Boolean, isComplete),
        scalar(DataType.UInt32, part.length),
        scalar(DataType.UInt32, 0),
        types.values("RecipeIdInternalDataType", part),
        scalar(DataType.Int32, 0),
      ];
    });
    const named = (externalId, internalId) => {
      if (idOf(externalId) === "" && idOf(internalId) === "") throw notFound();
      if (!this.matches(externalId) || !this.matches(internalId)) throw notFound();
    };
    bind(object, "PrepareRecipe", sessions, "Engineer", ([externalId, internalId]) => {
      named(externalId, internalId);
      prepare({ internalId: types.value("RecipeIdInternalDataType", this.#id()) });
      return [types.value("RecipeIdInternalDataType", this.#id()), scalar(DataType.Boolean, true), scalar(DataType.Int32, 0)];
    });
    bind(object, "UnprepareRecipe", sessions, "Engineer", ([externalId, internalId]) => {
      named(externalId, internalId);
      unprepare();
      return [types.value("RecipeIdInternalDataType", this.#id()), scalar(DataType.Int32, 0)];
    });
  }

  /** Thresholds and regions in words. */
  describe(description) {
    this.#description = description;
  }

  /** The revision of the class set that judges. */
  follow(revision) {
    this.#revision = revision;
  }

  /** Whether an id, of the plant or ours, is empty or the recipe's. With a version it is that of the live class set. */
  matches(id) {
    return idOf(id) === "" || (idOf(id) === RECIPE && (!id.version || id.version === String(this.#revision)));
  }

  #id() {
    return { id: RECIPE, version: String(this.#revision), description: { text: this.#description } };
  }
}
