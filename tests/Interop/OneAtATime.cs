// Each test runs a whole agent with its broker and OPC UA processes; side by side on a small machine they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
