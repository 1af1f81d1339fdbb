namespace Complaints.Exchange;

public static class ImportApi
{
    public static void MapImports(this RouteGroupBuilder api)
    {
    }
}
