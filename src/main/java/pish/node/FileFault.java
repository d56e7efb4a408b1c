package pish.node;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in the words of the system. */
public final class FileFault {
    private FileFault() {}

    /** Returns the reason as a clause, without the file's name. */
    public static String reason(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "no such file";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (fault instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (fault instanceof CharacterCodingException) {
            return "not UTF-8 text";
        }
        if (fault instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
