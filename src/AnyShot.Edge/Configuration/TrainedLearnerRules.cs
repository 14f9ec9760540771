using AnyShot.Edge.Inspection;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Configuration;

/// <summary>Rules of <c>inspection.learner: trained</c>: the backbone has a classifier, and the configured classes are its classes.</summary>
internal static class TrainedLearnerRules
{
    public static IEnumerable<ConfigurationMistake> Check(DeviceConfiguration configuration)
    {
        var inspection = configuration.Options.Inspection;
        if (inspection.Learner != InspectionOptions.TrainedLearner)
        {
            return [];
        }

        try
        {
            var classifier = TrainedClassifier.Load(inspection.Backbone, configuration.Folder);
            // A station without configured classes has them in its registry, and hears of them when the class set is built.
            string[] names = [.. configuration.Options.Classes.Select(entry => entry.Name)];
            return names.Length > 0 && classifier.Mistake(names) is { } mistake ? [new("classes", mistake)] : [];
        }
        catch (InvalidDataException error)
        {
            return [new("inspection.learner", error.Message)];
        }
    }
}
